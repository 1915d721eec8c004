import { remember } from './remember';

describe('remember', () => {
  it('makes each value once', () => {
    const cache = new Map<string, object>();
    const first = remember(cache, 'a', () => ({}));
    expect(remember(cache, 'a', () => ({}))).toBe(first);
    expect(remember(cache, 'b', () => ({}))).not.toBe(first);
  });

  it('keeps no more than so many, whatever is asked', () => {
    const cache = new Map<string, number>();
    for (let key = 0; key < 50_000; key++)
      expect(remember(cache, String(key), () => key)).toBe(key);
    expect(cache.size).toBeLessThanOrEqual(20_000);
  });
});
