export function buildCli(): Promise<string>
export function removeBuild(): void
