import { describe, expect, it } from 'vitest'
import { createCommitter, Overloaded } from '../../../src/collector/commit'

describe('group commit', () => {
  it('writes together what arrives together, and answers each in its place', async () => {
    const batches: number[][] = []
    const committer = createCommitter<number, number>(async batch => (batches.push(batch), batch.map(item => item * 2)))
    expect(await Promise.all([1, 2, 3].map(committer.push))).toEqual([2, 4, 6])
    expect(batches).toEqual([[1, 2, 3]])
  })

  it('answers nobody before the write is done, and takes what comes meanwhile into the next', async () => {
    let finish = () => {}
    const batches: number[][] = []
    const committer = createCommitter<number, number>(batch => {
      batches.push(batch)
      return new Promise(resolve => (finish = () => resolve(batch)))
    })
    let answered = false
    const first = committer.push(1).then(() => (answered = true))
    await expect.poll(() => batches.length).toBe(1)
    const later = [committer.push(2), committer.push(3)]
    expect(answered).toBe(false)
    expect(committer.depth).toBe(3)
    finish()
    await first
    await expect.poll(() => batches.length).toBe(2)
    finish()
    expect(await Promise.all(later)).toEqual([2, 3])
    expect(batches).toEqual([[1], [2, 3]])
  })

  it('refuses more than its bound at once, what is in flight included', async () => {
    let finish = () => {}
    const committer = createCommitter<number, number>(batch => new Promise(resolve => (finish = () => resolve(batch))), {
      bound: 2
    })
    const first = committer.push(1)
    await new Promise(resolve => setTimeout(resolve, 20))
    const second = committer.push(2)
    await expect(committer.push(3)).rejects.toThrow(Overloaded)
    finish()
    await first
    await new Promise(resolve => setTimeout(resolve, 20))
    finish()
    expect(await second).toBe(2)
  })

  it('tells everybody of a batch that failed, and writes the next', async () => {
    let fails = true
    const committer = createCommitter<number, number>(async batch => {
      if (fails) throw new Error('disk full')
      return batch
    })
    const failed = await Promise.allSettled([committer.push(1), committer.push(2)])
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    fails = false
    expect(await committer.push(3)).toBe(3)
  })

  it('keeps to its largest batch', async () => {
    const sizes: number[] = []
    const committer = createCommitter<number, number>(async batch => (sizes.push(batch.length), batch), { most: 2 })
    await Promise.all([1, 2, 3, 4, 5].map(committer.push))
    expect(sizes).toEqual([2, 2, 1])
  })
})
