import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  runbookRunSchema,
  runbookRunsSchema,
} from 'backstage-plugin-operating-model-common';
import { organization } from '../__testUtils__/organization';
import {
  conditionalReads,
  restrictedCatalog,
} from '../__testUtils__/restrictedCatalog';
import {
  databaseIds,
  emptyDatabase,
  startApi,
} from '../__testUtils__/startApi';

jest.setTimeout(120_000);

const RUNS = '/runbook-runs';
const service = mockCredentials.service.header();

const daysAgo = (days: number) =>
  new Date(Date.now() - days * 24 * 3_600_000).toISOString();

// It names no trial of its own.
const untried = organization.map(entity =>
  entity.metadata.name === 'shop-is-down'
    ? {
        ...entity,
        spec: { ...entity.spec, author: 'sam', validated: undefined },
      }
    : entity,
) as typeof organization;

describe.each(databaseIds)('runs of runbooks, %s', databaseId => {
  const start = async (options: Parameters<typeof startApi>[0] = {}) =>
    startApi({
      knex: await emptyDatabase(databaseId),
      catalog: restrictedCatalog(untried),
      ...options,
    });

  const run = (given: object = {}) => ({
    runbookRef: 'Shop-is-down',
    ranAt: daysAgo(3),
    outcome: 'succeeded',
    ...given,
  });

  it('are kept, listed the latest first, page by page', async () => {
    const { get, post } = await start();
    const { body: first } = await post(RUNS, service)
      .send(
        run({
          ranBy: 'sam',
          ranAt: '2026-05-01T19:00:00+02:00',
          url: 'https://ci.example.com/7',
        }),
      )
      .expect(201);
    expect(runbookRunSchema.strict().parse(first)).toEqual(first);
    expect(first).toMatchObject({
      runbookRef: 'runbook:default/shop-is-down',
      ranAt: '2026-05-01T17:00:00.000Z',
      ranBy: 'user:default/sam',
      outcome: 'succeeded',
      url: 'https://ci.example.com/7',
      recordedBy: 'service:external:test-service',
    });
    await post(RUNS, service)
      .send(run({ outcome: 'failed' }))
      .expect(201);
    await post(RUNS).send(run()).expect(201);
    const path = `${RUNS}?runbookRef=shop-is-down&limit=2`;
    const { body: page } = await get(path).expect(200);
    expect(runbookRunsSchema.strict().parse(page)).toEqual(page);
    const { body: rest } = await get(
      `${path}&cursor=${page.nextCursor}`,
    ).expect(200);
    expect(
      [...page.items, ...rest.items].map(({ ranBy }: any) => ranBy).sort(),
    ).toEqual([
      'service:external:test-service',
      'user:default/mock',
      'user:default/sam',
    ]);
    expect(rest.items).toEqual([first]);
    expect(rest.nextCursor).toBeUndefined();
  });

  it('count for the criterion validated, on the entity and in the scorecard', async () => {
    const { get, post, survey } = await start();
    const validated = async () => {
      const { body } = await get('/responsibilities?entityRef=shop').expect(
        200,
      );
      return body.activities[0].cell.criteria.find(
        ({ id }: any) => id === 'validated',
      );
    };
    const failed = async () => {
      await survey();
      const { body } = await get('/scorecard/entities').expect(200);
      return body.items[0].cells[0].failed;
    };
    expect(await validated()).toMatchObject({ problems: ['never tried'] });
    await post(RUNS, service)
      .send(run({ outcome: 'failed' }))
      .expect(201);
    expect(await validated()).toMatchObject({ problems: ['never tried'] });
    await post(RUNS, service)
      .send(run({ ranBy: 'sam' }))
      .expect(201);
    expect(await validated()).toMatchObject({
      problems: ['tried only by its author'],
    });
    expect(await failed()).toContain('validated');
    await post(RUNS, service).send(run()).expect(201);
    expect(await validated()).toMatchObject({ state: 'met', problems: [] });
    expect(await failed()).not.toContain('validated');
    const { body } = await get('/definitions/by-ref?ref=runbook:shop-is-down');
    expect(
      body.coverage.criteria.find(({ id }: any) => id === 'validated'),
    ).toMatchObject({ state: 'met' });
  });

  it('are kept once for a key, even when they come at the same time', async () => {
    const { get, post } = await start();
    const sent = run();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        post(RUNS, service).set('Idempotency-Key', 'job-7').send(sent),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const { body } = await get(`${RUNS}?runbookRef=shop-is-down`);
    expect(body.items).toHaveLength(1);
    const other = await post(RUNS, service)
      .set('Idempotency-Key', 'job-7')
      .send({ ...sent, outcome: 'failed' })
      .expect(409);
    expect(other.body.error.message).toContain('used before for another run');
    // The key of somebody else is another key.
    await post(RUNS).set('Idempotency-Key', 'job-7').send(sent).expect(201);
  });

  it('of others are reported by services only', async () => {
    const { post } = await start();
    const { body } = await post(RUNS)
      .send(run({ ranBy: 'sam' }))
      .expect(403);
    expect(body.error.message).toContain('A person reports their own runs');
  });

  it('are neither taken nor shown of a runbook that the caller may not read', async () => {
    const { get, post } = await start({
      catalog: restrictedCatalog(untried, {
        'user:default/mock': ['runbook:default/shop-is-down'],
      }),
      features: [conditionalReads()],
    });
    await post(RUNS, service).send(run()).expect(201);
    for (const { status, body } of [
      await post(RUNS).send(run()),
      await get(`${RUNS}?runbookRef=shop-is-down`),
      await get(`${RUNS}?runbookRef=nowhere`),
    ]) {
      expect([status, body.error.message]).toEqual([
        404,
        expect.stringMatching(
          /^No runbook runbook:default\/\S+ in the catalog/,
        ),
      ]);
    }
  });

  it.each([
    [{}, 'runbookRef is not a reference'],
    [{ runbookRef: 'x' }, 'ranAt is not a moment with a time zone'],
    [run({ ranAt: '2026-05-01' }), 'ranAt is not a moment with a time zone'],
    [run({ ranAt: '2026-02-30T10:00:00Z' }), 'ranAt is not a moment'],
    [run({ ranAt: '2999-01-01T10:00:00Z' }), 'ranAt lies in the future'],
    [run({ ranAt: '1999-11-20T00:00:00Z' }), 'ranAt lies before 2000'],
    [run({ outcome: 'ok' }), 'outcome must be one of succeeded, failed'],
    [run({ ranBy: 'group:web' }), 'ranBy is not a reference to a user'],
    [run({ url: 'data:text/html,hello' }), 'url is not an address'],
    [run({ who: 'me' }), 'who is not known here'],
  ])('are refused: %j', async (sent, message) => {
    const { post } = await start();
    const { body } = await post(RUNS, service).send(sent).expect(400);
    expect(body.error.message).toContain(message);
  });

  it('need their permission', async () => {
    const { get, post } = await start({
      features: [
        mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission }) => ({
              result:
                permission.name === 'operating-model.runbook-run.create'
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
            })),
        }).factory,
      ],
    });
    const denied = await post(RUNS).send(run());
    const read = await get(`${RUNS}?runbookRef=shop-is-down`);
    expect([denied.status, read.status]).toEqual([403, 200]);
  });
});
