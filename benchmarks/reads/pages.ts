/* P13: what page 1,000 of the list of entities takes, beside page 1. */
import { scoresOf } from 'backstage-plugin-operating-model-common';
import { DatabaseScorecardStore } from '../../plugins/operating-model-backend/src/scorecard/DatabaseScorecardStore';
import {
  EntityFilter,
  EntityPlace,
} from '../../plugins/operating-model-backend/src/scorecard/ScorecardStore';
import { writeCursor } from '../../plugins/operating-model-backend/src/http/pages';
import { alternate, rounds } from '../filled/alternate';
import { FilledBackend } from '../filled/filledBackend';
import { ratioRows } from '../filled/ratioRows';
import { ROUNDS, atMost } from '../filled/settings';
import { asCount, asRatio } from '../lib/formats';
import { summarize } from '../lib/statistics';
import { Row } from '../lib/table';

const FAR = 1_000;
const LIMIT = 50;
const DIVISION = 'group:default/division-0';
const GOAL = atMost(1.5, asRatio);

interface Question {
  title: string;
  parameters: Record<string, string>;
  filter: EntityFilter;
  order: 'asc' | 'desc';
}

/** A group and all that is below it. */
async function withGroupsBelow(
  { get }: Pick<FilledBackend, 'get'>,
  groupRef: string,
): Promise<string[]> {
  const { items } = await get(
    `/scorecard/rollup?by=group&groupRef=${groupRef}`,
  );
  const below = await Promise.all(
    items.map(({ key }: { key: string }) => withGroupsBelow({ get }, key)),
  );
  return [groupRef, ...below.flat()];
}

/** What the list is asked for, in turn. */
async function questionsOf({ get }: FilledBackend): Promise<Question[]> {
  const best = async (by: string): Promise<string> => {
    const { items } = await get(`/scorecard/rollup?by=${by}`);
    const [most] = items.sort(
      (a: { entities: number }, b: { entities: number }) =>
        b.entities - a.entities,
    );
    return most.key;
  };
  const systemRef = await best('system');
  const domainRef = await best('domain');
  const activityRef = await best('activity');
  const { items } = await get('/scorecard/entities?limit=1&order=desc');
  const ownerRef: string = items[0].ownerRef;
  const asc = 'asc' as const;
  const ownerRefs = await withGroupsBelow({ get }, DIVISION);
  return [
    { title: 'no filter', parameters: {}, filter: {}, order: asc },
    {
      title: 'no filter, the best first',
      parameters: { order: 'desc' },
      filter: {},
      order: 'desc',
    },
    {
      title: 'a team',
      parameters: { groupRef: ownerRef },
      filter: { ownerRefs: [ownerRef] },
      order: asc,
    },
    {
      title: 'a division with all groups below it',
      parameters: { groupRef: DIVISION },
      filter: { ownerRefs },
      order: asc,
    },
    {
      title: 'a system',
      parameters: { systemRef },
      filter: { systemRef },
      order: asc,
    },
    {
      title: 'a domain',
      parameters: { domainRef },
      filter: { domainRef },
      order: asc,
    },
    {
      title: 'a state',
      parameters: { state: 'missing' },
      filter: { state: 'missing' },
      order: asc,
    },
    {
      title: 'an activity',
      parameters: { activityRef },
      filter: { activityRef },
      order: asc,
    },
    {
      title: 'an activity and a state',
      parameters: { activityRef, state: 'missing' },
      filter: { activityRef, state: 'missing' },
      order: asc,
    },
    {
      title: 'a part of the name',
      parameters: { q: 'service-1' },
      filter: { text: 'service-1' },
      order: asc,
    },
  ];
}

/** Where the rows stand that a list of a thousand pages has; fewer where there are not as many. */
async function placesOf(
  store: DatabaseScorecardStore,
  { filter, order }: Question,
) {
  const places: EntityPlace[] = [];
  for (;;) {
    const page = await store.entities(filter, {
      after: places.at(-1),
      limit: 500,
      order,
    });
    places.push(
      ...page.map(({ ref, sums }) => ({
        ref,
        score: scoresOf(sums).score ?? -1,
      })),
    );
    if (page.length < 500 || places.length >= FAR * LIMIT) break;
  }
  return places;
}

/** @param backend - with a scorecard */
export async function measurePages(
  name: string,
  backend: FilledBackend,
): Promise<Row[]> {
  const store = new DatabaseScorecardStore({ knex: backend.knex });
  const rows: Row[] = [];
  for (const question of await questionsOf(backend)) {
    const { title, parameters, filter, order } = question;
    const places = await placesOf(store, question);
    const far = Math.min(FAR, places.length);
    const limit = Math.min(LIMIT, Math.floor(places.length / far));
    const after = places[(far - 1) * limit - 1];
    const inStore = (place?: EntityPlace) => async () =>
      store.entities(filter, { after: place, limit, order });
    const overHttp = (place?: EntityPlace) => {
      const asked = new URLSearchParams({
        ...parameters,
        limit: `${limit}`,
        ...(place && { cursor: writeCursor(place) }),
      });
      return () => backend.get(`/scorecard/entities?${asked}`);
    };
    const bytesOf = async (place?: EntityPlace) =>
      JSON.stringify(await overHttp(place)()).length;
    rows.push({
      what: `${name}, ${title}, over HTTP: length of the answer, page ${asCount(far)} ÷ page 1`,
      measured: summarize([(await bytesOf(after)) / (await bytesOf())]),
      format: asRatio,
    });
    for (const [where, page] of [
      ['in the store', inStore],
      ['over HTTP', overHttp],
    ] as const) {
      const measured = await rounds(ROUNDS, async () => {
        const { own, bare } = await alternate({
          own: page(after),
          bare: page(),
        });
        return { own, bare };
      });
      rows.push(
        ...ratioRows(
          `${name}, ${title}, ${where}: page ${asCount(far)}, ${limit} on each`,
          'page 1',
          measured,
          GOAL,
        ),
      );
    }
  }
  return rows;
}
