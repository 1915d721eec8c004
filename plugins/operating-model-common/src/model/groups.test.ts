import { ancestorsOf } from './groups';

const parties = new Map(
  Object.entries({
    a: 'b',
    b: 'c',
    c: undefined,
    x: 'y',
    y: 'z',
    z: 'y',
    self: 'self',
    orphan: 'nowhere',
  }).map(([ref, parentRef]) => [ref, { parentRef }]),
);

describe('ancestorsOf', () => {
  it.each([
    ['goes up to the root', 'a', ['b', 'c']],
    ['ends at a root', 'c', []],
    ['ends where parents go round in a circle', 'x', ['y', 'z']],
    ['ends inside the circle', 'y', ['z']],
    ['ends at its own parent', 'self', []],
    ['ends with a parent that does not exist', 'orphan', ['nowhere']],
    ['knows nothing above what does not exist', 'nowhere', []],
  ])('%s', (_, ref, way) => {
    expect(ancestorsOf(parties, ref)).toEqual(way);
  });
});
