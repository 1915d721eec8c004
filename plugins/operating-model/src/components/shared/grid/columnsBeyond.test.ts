import { columnsBeyond } from './columnsBeyond';

const strip = { offset: 0, seen: 500, party: 100, last: 200, columns: 8 };

it.each([
  ['nothing is hidden where all fits', { seen: 1_000 }, [0, 0]],
  ['a border hides nothing', { seen: 998 }, [0, 0]],
  ['the last column counts', {}, [0, 4]],
  ['it does not where it stays in sight', { last: 0 }, [0, 3]],
  ['a column in part is hidden', { offset: 150 }, [2, 3]],
  ['at the end all that is hidden comes before', { offset: 500 }, [5, 0]],
])('%s', (_, change, [before, after]) => {
  expect(columnsBeyond({ ...strip, ...change })).toEqual({ before, after });
});
