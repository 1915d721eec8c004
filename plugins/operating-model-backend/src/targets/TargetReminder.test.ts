import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createEvaluator } from 'backstage-plugin-operating-model-common';
import { organization } from '../__testUtils__/organization';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { CatalogModelService } from '../model/CatalogModelService';
import { BackstageNotify } from '../requests/BackstageNotify';
import { DatabaseScorecardStore } from '../scorecard/DatabaseScorecardStore';
import { DatabaseTargetStore } from './DatabaseTargetStore';
import { TargetReminder } from './TargetReminder';

jest.setTimeout(120_000);

const target = {
  title: 'Better',
  groupRef: 'group:default/web',
  measure: 'score' as const,
  goal: 80,
  from: '2026-01-01',
  by: '2026-06-30',
  createdBy: 'user:default/sam',
};

describe.each(databaseIds)('reminders of targets, %s', databaseId => {
  async function start() {
    const knex = await emptyDatabase(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS });
    const model = new CatalogModelService({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: organization }),
      logger: mockServices.logger.mock(),
    });
    const store = new DatabaseScorecardStore({ knex });
    const targets = new DatabaseTargetStore({ knex });
    const current = await model.current();
    await store.replace(
      createEvaluator(current)(
        organization.find(({ kind }) => kind === 'Component')!,
      ),
      { ancestorsOf: current.ancestorsOf, computedAt: '2026-01-01T00:00:00Z' },
    );
    const remindOn = (day: string) =>
      new TargetReminder({
        knex,
        model,
        store,
        targets,
        now: () => new Date(`${day}T09:00:00Z`),
      }).remind();
    const told = async () =>
      (await knex('outbox').orderBy('id').pluck('payload')).map(text =>
        JSON.parse(text),
      );
    return { targets, remindOn, told };
  }

  it('come 30, 7 and 0 days before the end, each once', async () => {
    const { targets, remindOn, told } = await start();
    await targets.create(target);
    const days = [
      '2026-05-01',
      '2026-06-01',
      '2026-06-02',
      '2026-06-25',
      '2026-06-26',
      '2026-06-30',
      '2026-07-01',
    ];
    const counts = [];
    for (const day of days) counts.push(await remindOn(day));
    expect(counts).toEqual([0, 1, 0, 1, 0, 1, 0]);
    expect(await told()).toMatchObject([
      {
        title: 'The target Better ends within 30 days',
        description: expect.stringMatching(
          /^Goal 80, by 2026-06-30\. It stands at: \d/,
        ),
        recipients: ['group:default/web'],
      },
      { title: 'The target Better ends within 7 days' },
      { title: 'The target Better ends today' },
    ]);
  });

  it('of everybody go to those who are not there yet; what is reached reminds nobody', async () => {
    const { targets, remindOn, told } = await start();
    await targets.create({ ...target, goal: 1 });
    expect(await remindOn('2026-06-01')).toBe(0);
    await targets.create({ ...target, groupRef: undefined });
    expect(await remindOn('2026-06-01')).toBe(1);
    expect(await told()).toMatchObject([
      // Engineering is above all others, and stands as everybody does.
      { recipients: ['group:default/web'] },
    ]);
  });

  it('come under a topic that a person can switch off', async () => {
    const { targets, remindOn, told } = await start();
    await targets.create(target);
    await remindOn('2026-06-01');
    const notifications = { send: jest.fn() };
    const [notice] = await told();
    await new BackstageNotify({ notifications }).send(notice);
    expect(notifications.send).toHaveBeenCalledWith({
      recipients: { type: 'entity', entityRef: ['group:default/web'] },
      payload: expect.objectContaining({
        topic: 'operating-model-target',
        link: '/operating-model/scorecard/targets',
      }),
    });
  });
});
