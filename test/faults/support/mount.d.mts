export function canMount(): boolean
