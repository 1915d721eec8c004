import { setTimeout } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { organization } from '../__testUtils__/organization';
import { restrictedCatalog } from '../__testUtils__/restrictedCatalog';
import {
  databaseIds,
  emptyDatabase,
  startApi,
} from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { CatalogModelService } from '../model/CatalogModelService';
import { LinkCheckStore } from './LinkCheckStore';
import { LinkChecker } from './LinkChecker';
import { outlineOf } from './outlineOf';

jest.setTimeout(120_000);

const SOUND = `# The shop is down

## Steps

1. Look
2. Mend

## If it fails

Roll back.

## Escalation

Call web.
`;

const runbook = (name: string, source: string): Entity => ({
  apiVersion: 'operating-model/v1alpha1',
  kind: 'Runbook',
  metadata: { name },
  spec: { type: 'runbook', source },
});

const PAGES: Record<string, string | Error | 'never'> = {
  'https://a.example.com/sound.md': SOUND,
  'https://a.example.com/short.md': '# Notes\n\nAsk Sam.\n',
  'https://a.example.com/page.html': '<h1>Steps</h1>',
  'https://b.example.com/long.md': `# Long\n${'x'.repeat(2_000)}`,
  'https://b.example.com/gone.md': new NotFoundError('404'),
  'https://c.example.com/forbidden.md': new NotAllowedError('not in the list'),
  'https://d.example.com/trouble.md': new Error('500'),
  'https://e.example.com/slow.md': 'never',
};

/** Named in an annotation, twice, and none of them as a Runbook. */
const INLINE = 'https://b.example.com/gone.md';

const component = (name: string, address: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations: { 'operating-model/runbook': address } },
  spec: { type: 'service' },
});

const entities = [
  ...Object.keys(PAGES)
    .filter(url => url !== INLINE)
    .map((url, at) => runbook(`r${at}`, url)),
  component('shop', INLINE),
  component('till', INLINE),
  component('odd', 'ftp://files.example.com/runbook'),
];

function reader() {
  const asked: { url: string; at: number }[] = [];
  const readUrl = async (url: string) => {
    asked.push({ url, at: Date.now() });
    const page = PAGES[url];
    if (page === 'never') await setTimeout(60_000, undefined, { ref: false });
    if (page instanceof Error) throw page;
    return {
      buffer: async () => Buffer.from(page as string),
      stream: () => Readable.from([Buffer.from(page as string)]),
    };
  };
  return { asked, service: mockServices.urlReader.mock({ readUrl }) };
}

describe('outlineOf', () => {
  it('reads headings and steps as Markdown means them', () => {
    expect(outlineOf(SOUND)).toEqual({
      headings: ['The shop is down', 'Steps', 'If it fails', 'Escalation'],
      hasSteps: true,
    });
    expect(outlineOf('```\n# Steps\n1. no\n```\n\n- a\n- b')).toEqual({
      headings: [],
      hasSteps: false,
    });
    expect(outlineOf('- [ ] first\n- [x] second').hasSteps).toBe(true);
    expect(outlineOf('Steps\n=====').headings).toEqual(['Steps']);
    expect(outlineOf('')).toEqual({ headings: [], hasSteps: false });
  });
});

describe.each(databaseIds)('the link check, %s', databaseId => {
  async function start(given: { now?: () => Date; pause?: number } = {}) {
    const knex = await emptyDatabase(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS });
    const { asked, service } = reader();
    const store = new LinkCheckStore({ knex });
    const catalog = catalogServiceMock({ entities });
    const checker = new LinkChecker({
      auth: mockServices.auth(),
      catalog,
      logger: mockServices.logger.mock(),
      model: new CatalogModelService({
        auth: mockServices.auth(),
        catalog,
        logger: mockServices.logger.mock(),
      }),
      reader: service,
      settings: {
        timeout: 200,
        maxSize: 1_000,
        pause: given.pause ?? 1,
        maxAge: 3_600_000,
      },
      store,
      now: given.now,
    });
    return { asked, checker, knex, store };
  }

  it('says ok, broken or unknown, and what a text lacks', async () => {
    const { checker, store } = await start();
    expect(await checker.run()).toBe(Object.keys(PAGES).length);
    expect(Object.fromEntries(await store.read())).toEqual({
      'https://a.example.com/sound.md': { state: 'ok', missing: [] },
      'https://a.example.com/short.md': {
        state: 'ok',
        missing: ['steps', 'error handling', 'escalation'],
      },
      'https://a.example.com/page.html': { state: 'ok' },
      'https://b.example.com/long.md': { state: 'ok' },
      'https://b.example.com/gone.md': { state: 'broken' },
      'https://c.example.com/forbidden.md': { state: 'unknown' },
      'https://d.example.com/trouble.md': { state: 'unknown' },
      'https://e.example.com/slow.md': { state: 'unknown' },
    });
    expect((await store.read(['https://b.example.com/gone.md'])).size).toBe(1);
  });

  it('leaves an address alone until it is old, and forgets those of no runbook', async () => {
    let now = new Date('2026-11-23T08:00:00Z');
    const { asked, checker, store } = await start({ now: () => now });
    await store.write('https://old.example.com', { state: 'ok' }, now);
    await checker.run();
    expect((await store.read()).has('https://old.example.com')).toBe(false);
    const before = asked.length;
    expect(await checker.run()).toBe(0);
    expect(asked).toHaveLength(before);
    now = new Date('2026-11-23T09:00:01Z');
    expect(await checker.run()).toBe(before);
  });

  it('comes to those of longest ago first, so that none waits for ever', async () => {
    const now = new Date('2026-11-23T08:00:00Z');
    const { asked, checker, store } = await start({ now: () => now });
    const daysAgo = (days: number) =>
      new Date(now.getTime() - days * 86_400_000);
    const on = (name: string) => `https://a.example.com/${name}`;
    await store.write(on('sound.md'), { state: 'ok' }, daysAgo(2));
    await store.write(on('short.md'), { state: 'ok' }, daysAgo(3));
    await checker.run();
    expect(
      asked.map(({ url }) => url).filter(url => url.includes('//a.')),
    ).toEqual([on('page.html'), on('short.md'), on('sound.md')]);
  });

  it('waits between two looks at one host, and stops when told to', async () => {
    const { asked, checker } = await start({ pause: 60 });
    await checker.run();
    const host = asked.filter(({ url }) => url.includes('//a.'));
    expect(host[1].at - host[0].at).toBeGreaterThanOrEqual(55);
    expect(host[2].at - host[1].at).toBeGreaterThanOrEqual(55);
    const { checker: stopped } = await start();
    expect(await stopped.run(AbortSignal.abort())).toBe(0);
  });

  it('feeds the criteria where it is switched on', async () => {
    const { service } = reader();
    const shop = 'https://a.example.com/short.md';
    const { get, runTask, survey } = await startApi({
      knex: await emptyDatabase(databaseId),
      operatingModel: { scorecard: { linkCheck: { enabled: true } } },
      catalog: restrictedCatalog(
        organization.map(entity =>
          entity.metadata.name === 'shop-is-down'
            ? { ...entity, spec: { ...entity.spec, source: shop } }
            : entity,
        ),
      ),
      features: [service.factory],
    });
    await runTask('operating-model-link-check');
    const { body } = await get('/responsibilities?entityRef=shop').expect(200);
    const of = (id: string) =>
      body.activities[0].cell.criteria.find((each: any) => each.id === id);
    expect(of('reachable')).toMatchObject({ state: 'met' });
    expect(of('complete').problems).toContain(
      'its text has no steps, error handling, and escalation',
    );
    await survey();
    const { body: summary } = await get('/scorecard/summary');
    expect(summary.score).toBeCloseTo(body.score.score, 4);
  });

  it('is off unless config says otherwise', async () => {
    const { get, runTask } = await startApi({
      knex: await emptyDatabase(databaseId),
    });
    expect(() => runTask('operating-model-link-check')).toThrow();
    const { body } = await get('/scorecard/settings');
    expect(body.linkCheck).toBe(false);
  });
});

it.each([
  [{ timeout: 'soon' }, 'linkCheck.timeout "soon" is not an ISO 8601 duration'],
  [{ maxSize: -1 }, 'linkCheck.maxSize -1 is out of range'],
  [{ hosts: [] }, 'linkCheck.hosts is not known here; use one of enabled'],
])('stops the start at %j', async (linkCheck, message) => {
  await expect(
    startApi({ operatingModel: { scorecard: { linkCheck } } as never }),
  ).rejects.toThrow(message);
});
