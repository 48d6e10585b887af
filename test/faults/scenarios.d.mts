type Facts = Promise<{ acknowledged: number; stored: number }>
export function collectorKilled(options?: { rounds?: number }): Facts
export function collectorStopped(options?: { rounds?: number }): Facts
export function diskFull(options?: { megabytes?: number }): Facts
export function twoCollectors(options?: { seconds?: number }): Facts
export function thousandTimes(options?: { times?: number }): Promise<{ times: number }>
export function postgresKilled(options?: { rounds?: number }): Facts
export function postgresHangs(options?: { seconds?: number }): Facts
export function storeAway(options?: { seconds?: number; mostMegabytes?: number }): Facts
export function flood(options?: { seconds?: number }): Promise<{ slowest: number }>
export function moved(options?: { seconds?: number }): Facts
