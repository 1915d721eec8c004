import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import { restrictedCatalog } from '../__testUtils__/restrictedCatalog';
import {
  databaseIds,
  emptyDatabase,
  startApi,
} from '../__testUtils__/startApi';

jest.setTimeout(120_000);

const folder =
  process.env.OPERATING_MODEL_REAL_DATA ??
  resolve(__dirname, '../../../../../shared/real/gitlab');
const present = existsSync(join(folder, 'catalog.yaml'));

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

// What an independent script counted in a published catalog of a real organization.
(present ? describe : describe.skip).each(databaseIds)(
  'the scorecard of a real catalog, %s',
  databaseId => {
    const catalog = present
      ? parseAllDocuments(read('catalog.yaml')).map(
          each => each.toJS() as Entity,
        )
      : [];
    const facts = present ? JSON.parse(read('facts.json')) : {};

    async function refreshed() {
      const api = await startApi({
        catalog: restrictedCatalog(catalog),
        knex: await emptyDatabase(databaseId),
      });
      await api.survey();
      return async (path: string) =>
        (await api.get(`/scorecard/${path}`).expect(200)).body;
    }

    it('has 20 of 55 services with a runbook, in each tier as counted', async () => {
      const get = await refreshed();
      const { entities, cells } = await get('summary');
      expect(entities).toBe(facts.services);
      expect(entities).toBe(55);
      expect(cells.covered + cells.weak).toBe(facts.servicesWithRunbook);
      expect(cells.covered + cells.weak).toBe(20);
      expect(cells.missing).toBe(35);

      const { items } = await get('export?format=json');
      const state = new Map<string, string>(
        items.map(({ ref, cells: [cell] }: any) => [ref, cell.state]),
      );
      const tiers: Record<string, [number, number]> = {};
      for (const entity of catalog.filter(({ kind }) => kind === 'Component')) {
        const [covered, all] = tiers[entity.metadata.labels!.tier] ?? [0, 0];
        const isCovered = state.get(stringifyEntityRef(entity)) !== 'missing';
        tiers[entity.metadata.labels!.tier] = [
          covered + Number(isCovered),
          all + 1,
        ];
      }
      expect(
        Object.fromEntries(
          Object.entries(tiers).map(([tier, [covered, all]]) => [
            tier,
            `${covered}/${all}`,
          ]),
        ),
      ).toEqual(facts.coverageByTier);
    });

    it('tells the same by activity and in the list, and to write runbooks for the 35 first', async () => {
      const get = await refreshed();
      const { items: activities } = await get('rollup?by=activity');
      expect(activities).toMatchObject([
        {
          key: 'activity:default/operate-service',
          entities: 55,
          cells: { missing: 35 },
        },
      ]);
      const { items: missing } = await get('entities?state=missing&limit=500');
      expect(missing).toHaveLength(35);
      const { items: steps } = await get('next-steps');
      expect(steps[0]).toMatchObject({
        kind: 'write-runbook',
        activityRef: 'activity:default/operate-service',
        cells: 35,
        entities: 35,
      });
    });
  },
);
