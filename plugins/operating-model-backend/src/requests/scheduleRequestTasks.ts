import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { OutboxRelay } from './OutboxRelay';
import { RequestStore } from './RequestStore';
import { RequestSweeper } from './RequestSweeper';
import { RequestsService } from './RequestsService';

/** Has time recorded, people told and surroundings looked at. What a request's state is, depends on none of these. */
export async function scheduleRequestTasks(options: {
  logger: LoggerService;
  relay: OutboxRelay;
  requests: RequestsService;
  scheduler: SchedulerService;
  store: RequestStore;
}): Promise<void> {
  const { logger, relay, requests, scheduler, store } = options;
  const sweeper = new RequestSweeper({ store, logger });
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
