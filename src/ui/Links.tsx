import type { Scene } from './scene'

export function Links({ scene }: { scene: Scene }) {
  const { config, words } = scene
  const { cookiePolicy, privacyPolicy } = config.links
  return (
    <p class="links">
      {cookiePolicy && (
        <a part="link" href={cookiePolicy}>
          {words.messages.cookiePolicy}
        </a>
      )}{' '}
      {privacyPolicy && (
        <a part="link" href={privacyPolicy}>
          {words.messages.privacyPolicy}
        </a>
      )}
    </p>
  )
}
