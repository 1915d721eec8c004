import { matrixOf, row } from './__testUtils__/matrices';
import { compareMatrices } from './compareMatrices';

const shop = 'group:default/shop';
const security = 'group:default/security';

const left = matrixOf([
  row(1, 'Deploy', { [shop]: 'AR', [security]: 'C' }),
  row(2, 'Restore', { [shop]: 'AR' }),
  row(3, 'Review access', { [shop]: 'A', [security]: 'R' }),
]);

const right = matrixOf(
  [
    row(1, 'Review access', { [security]: 'AR' }),
    row(2, 'Deploy', { [shop]: 'AR', [security]: 'C' }),
    row(3, 'Rotate keys', { [security]: 'AR' }),
  ],
  { ref: 'responsibilitymatrix:default/other', title: 'Other' },
);

const by = (title: string, activities = compareMatrices(left, right)) =>
  activities.find(each => each.title === title);

describe('comparing two matrices', () => {
  it('matches rows by activity, those of the left side first', () => {
    expect(
      compareMatrices(left, right).map(({ title, status }) => [title, status]),
    ).toEqual([
      ['Deploy', 'same'],
      ['Restore', 'onlyLeft'],
      ['Review access', 'differs'],
      ['Rotate keys', 'onlyRight'],
    ]);
  });

  it('says which party holds something else', () => {
    expect(by('Review access')?.differences).toEqual([
      { key: shop, title: 'Shop', left: 'A', right: '' },
      { key: security, title: 'Security', left: 'R', right: 'AR' },
    ]);
    expect(by('Deploy')?.differences).toEqual([]);
  });

  it('marks a contradiction only where precedence is equal and both sides name an A', () => {
    expect(by('Review access')?.contradicts).toBe(true);
    expect(by('Restore')?.contradicts).toBe(false);
    const weaker = compareMatrices(left, { ...right, precedence: 0 });
    expect(by('Review access', weaker)?.contradicts).toBe(false);
  });

  it('reads a repeated activity as one row with all its letters', () => {
    const repeated = matrixOf([
      row(1, 'Deploy', { [shop]: 'R' }),
      row(2, 'Deploy', { [shop]: 'A', [security]: 'C' }),
    ]);
    expect(compareMatrices(left, repeated)[0]).toMatchObject({
      title: 'Deploy',
      status: 'same',
    });
  });

  it('finds nothing that differs between a matrix and itself', () => {
    expect(
      compareMatrices(left, left).every(
        ({ status, contradicts }) => status === 'same' && !contradicts,
      ),
    ).toBe(true);
  });
});
