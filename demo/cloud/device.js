// Fraud prevention, necessary on the sign-in page: remembers that this device has been here.
if (!/(?:^|; )molnhamn_device=/.test(document.cookie)) {
  document.cookie = `molnhamn_device=${Math.random().toString(36).slice(2)}; path=/cloud/sign-in/; max-age=2592000; samesite=strict`
}
