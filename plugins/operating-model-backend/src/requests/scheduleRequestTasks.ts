import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { DatabaseOutbox } from './Outbox';
import { Notify, OutboxRelay } from './OutboxRelay';
import { RequestStore } from './RequestStore';
import { RequestSweeper } from './RequestSweeper';
import { RequestsService } from './RequestsService';

/** Has time recorded, people told and surroundings looked at. What a request's state is, depends on none of these. */
export async function scheduleRequestTasks(options: {
  knex: Knex;
  logger: LoggerService;
  notify: Notify;
  requests: RequestsService;
  scheduler: SchedulerService;
  store: RequestStore;
}): Promise<void> {
  const { knex, logger, notify, requests, scheduler, store } = options;
  const sweeper = new RequestSweeper({ store, logger });
  const relay = new OutboxRelay({
    outbox: new DatabaseOutbox({ knex }),
    notify,
    logger,
  });
  const shared = {
    scope: 'global' as const,
    timeout: { minutes: 5 },
    initialDelay: { seconds: 20 },
  };
  await scheduler.scheduleTask({
    ...shared,
    id: 'operating-model-requests-sweep',
    frequency: { minutes: 1 },
    fn: async signal => {
      await sweeper.sweep(signal);
    },
  });
  await scheduler.scheduleTask({
    ...shared,
    id: 'operating-model-requests-relay',
    frequency: { seconds: 10 },
    fn: async signal => {
      await relay.relay(signal);
    },
  });
  await scheduler.scheduleTask({
    ...shared,
    id: 'operating-model-requests-observe',
    frequency: { minutes: 10 },
    fn: () => requests.observeOpen(),
  });
}
