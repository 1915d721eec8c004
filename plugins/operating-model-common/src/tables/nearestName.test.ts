import fc from 'fast-check';
import { editDistance, nearestName } from './nearestName';

describe('the distance of two texts', () => {
  it.each([
    ['checkout', 'checkout', 0],
    ['chekout', 'checkout', 1],
    ['chcekout', 'checkout', 1],
    ['payments', 'paymnets', 1],
    ['growth', 'grow', 2],
  ])('of %s and %s is %d', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  const text = fc.string({ maxLength: 12, unit: fc.constantFrom(...'abc') });

  it('is the same with a limit, as far as the limit goes', () => {
    fc.assert(
      fc.property(text, text, fc.nat(4), (a, b, limit) => {
        const distance = editDistance(a, b, 100);
        expect(Math.min(editDistance(a, b, limit), limit + 1)).toBe(
          Math.min(distance, limit + 1),
        );
        expect(distance === 0).toBe(a === b);
      }),
    );
  });
});

describe('the nearest name', () => {
  const nearest = nearestName(['Checkout', 'Payments', 'SRE', 'Storefront']);
  it.each([
    ['chekout', 'Checkout'],
    ['STOREFORNT', 'Storefront'],
    ['Growth', undefined],
    ['SRB', undefined],
  ])('to %s is %s', (text, name) => {
    expect(nearest(text)).toBe(name);
  });
});
