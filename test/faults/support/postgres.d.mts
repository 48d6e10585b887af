export function postgresPrograms(): string | null
export function startPostgres(): Promise<{ url: string; start(): void; kill(): void; stop(): void }>
