import { startApi } from './__testUtils__/startApi';
// What docs/scorecard.md shows is part of no package.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import customCriteria from '../../../examples/custom-criterion/module';

jest.setTimeout(60_000);

describe('a criterion that a module adds, as docs/scorecard.md shows it', () => {
  const start = (criteria?: Record<string, unknown>) =>
    startApi({
      operatingModel: criteria ? ({ scorecard: { criteria } } as never) : {},
      features: [customCriteria],
    });

  it('counts in the scorecard and is explained on the entity', async () => {
    const { get, survey } = await start();
    await survey();
    const { body: list } = await get('/scorecard/entities').expect(200);
    expect(list.items[0].cells[0].failed).toContain('approved-tools');
    const { body } = await get('/responsibilities?entityRef=shop').expect(200);
    expect(
      body.activities[0].cell.criteria.find(
        ({ id }: any) => id === 'approved-tools',
      ),
    ).toEqual({
      id: 'approved-tools',
      title: 'Approved tools',
      state: 'failed',
      weight: 10,
      problems: ['no tool named'],
    });
    const { body: steps } = await get('/scorecard/next-steps?limit=50');
    expect(steps.items.map(({ criterion }: any) => criterion)).toContain(
      'approved-tools',
    );
  });

  it('is set by config like the others', async () => {
    const { get } = await start({
      'approved-tools': { weight: 3, countsFrom: '2999-01-01' },
    });
    const { body } = await get('/scorecard/settings').expect(200);
    expect(body.criteria.at(-1)).toMatchObject({
      id: 'approved-tools',
      weight: 3,
      builtIn: false,
      countsFrom: '2999-01-01',
    });
  });

  it('stops the start when it is set wrongly', async () => {
    await expect(start({ 'approved-tools': { wait: 1 } })).rejects.toThrow(
      'operatingModel.scorecard.criteria.approved-tools.wait is not known here; use one of weight, countsFrom',
    );
  });
});
