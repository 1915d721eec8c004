import { oneAhead } from './oneAhead';

describe('oneAhead', () => {
  const asked: number[] = [];
  let ended: boolean;

  async function* numbers() {
    try {
      for (let number = 1; number <= 3; number += 1) {
        asked.push(number);
        yield number;
      }
    } finally {
      ended = true;
    }
  }

  beforeEach(() => {
    asked.length = 0;
    ended = false;
  });

  it('gives the same, and has asked for the next by then', async () => {
    const seen: number[][] = [];
    for await (const number of oneAhead(numbers())) {
      seen.push([number, ...asked]);
    }
    expect(seen).toEqual([
      [1, 1, 2],
      [2, 1, 2, 3],
      [3, 1, 2, 3],
    ]);
    expect(ended).toBe(true);
  });

  it('asks for no more once nobody wants more', async () => {
    for await (const number of oneAhead(numbers())) {
      if (number === 1) break;
    }
    expect(asked).toEqual([1, 2]);
    expect(ended).toBe(true);
  });

  it('fails where the same would, after what came before', async () => {
    const seen: number[] = [];
    const failing = async function* fail() {
      yield 1;
      throw new Error('The disk is full');
    };
    await expect(async () => {
      for await (const number of oneAhead(failing())) seen.push(number);
    }).rejects.toThrow('The disk is full');
    expect(seen).toEqual([1]);
  });

  it('lets nobody hear of what failed after they stopped', async () => {
    const failing = async function* fail() {
      yield 1;
      throw new Error('The disk is full');
    };
    for await (const number of oneAhead(failing())) {
      expect(number).toBe(1);
      break;
    }
  });
});
