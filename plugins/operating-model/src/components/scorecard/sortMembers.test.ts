import { member } from './__testUtils__/scorecard';
import { SORTS, sortMembers } from './sortMembers';

const members = [
  member('a', 'Alpha', { score: 80, scoreWithoutExceptions: 10, entities: 1 }),
  member('b', 'Beta', { score: undefined, scoreWithoutExceptions: 90 }),
  member('c', 'Gamma', { score: 0, scoreWithoutExceptions: 50, entities: 9 }),
];

const order = (sort: (typeof SORTS)[number]) =>
  sortMembers(members, sort).map(({ title }) => title);

describe('members', () => {
  it('without a score come last, whichever end is first', () => {
    expect(order('score')).toEqual(['Gamma', 'Alpha', 'Beta']);
    expect(order('best')).toEqual(['Alpha', 'Gamma', 'Beta']);
  });

  it('are sorted by what one asks for', () => {
    expect(order('title')).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(order('without')).toEqual(['Alpha', 'Gamma', 'Beta']);
    expect(order('entities')).toEqual(['Gamma', 'Beta', 'Alpha']);
  });
});
