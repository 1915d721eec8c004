import { JsonObject } from '@backstage/types';
import fc from 'fast-check';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place in a value: the object or list that holds it, and the key. */
function places(value: unknown): { holder: any; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap(key => [
    { holder: value, key },
    ...places((value as JsonObject)[key]),
  ]);
}

/** As JSON.parse does it: `__proto__` is a key like others. */
function setOwn(holder: object, key: string, value: unknown) {
  Object.defineProperty(holder, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** JSON that resembles one of the samples: some values are replaced by any JSON, some removed, some added. */
export function arbitraryMutation<T extends object>(
  samples: readonly T[],
): fc.Arbitrary<T> {
  const change = fc.record({
    place: fc.nat(1000),
    value: fc.jsonValue({ maxDepth: 3 }),
    how: fc.constantFrom('replace', 'remove', 'add', 'add'),
    key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toString')),
  });
  return fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(change, { minLength: 1, maxLength: 4 }),
    )
    .map(([sample, changes]) => {
      const copy = structuredClone(sample);
      for (const { place, value, how, key } of changes) {
        const all = places(copy);
        const at = all[place % all.length];
        const target = at.holder[at.key];
        // A copy, since the changes that follow may change it.
        const inserted = structuredClone(value);
        if (how === 'remove') delete at.holder[at.key];
        else if (how === 'add' && isObject(target))
          setOwn(target, key, inserted);
        else if (how === 'add' && Array.isArray(target)) target.push(inserted);
        else setOwn(at.holder, at.key, inserted);
      }
      return copy;
    });
}

/** The same JSON with the keys of every object in another order. */
export function arbitraryKeyOrder<T>(value: T): fc.Arbitrary<T> {
  return fc.gen().map(generate => {
    const shuffle = (each: unknown): unknown => {
      if (Array.isArray(each)) return each.map(shuffle);
      if (!isObject(each)) return each;
      const keys = Object.keys(each);
      const order = generate(fc.shuffledSubarray, keys, {
        minLength: keys.length,
      });
      return Object.fromEntries(order.map(key => [key, shuffle(each[key])]));
    };
    return shuffle(value) as T;
  });
}
