import {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { RequestPolicy } from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { ModelService } from '../model/ModelService';
import { SurveyStore } from '../survey/SurveyStore';
import { BackstageNotify } from './BackstageNotify';
import { CallerService } from './CallerService';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { DefaultRequestsService } from './DefaultRequestsService';
import { ExceptionNeed } from './ExceptionNeed';
import { DatabaseOutbox } from './Outbox';
import { OutboxRelay } from './OutboxRelay';
import { RequestAnswers } from './RequestAnswers';
import { RequestSignals } from './RequestSignals';
import { registerRequestActions } from './actions';
import { auditRoutes } from './auditRoutes';
import { requestsRoutes } from './routes';
import { scheduleRequestTasks } from './scheduleRequestTasks';

/** The store of requests, which tells people and pages of what was written to it. */
export function createRequestStore({
  knex,
  logger,
  notifications,
  signals,
}: {
  knex: Knex;
  logger: LoggerService;
  notifications: NotificationService;
  signals: SignalsService;
}) {
  const relay = new OutboxRelay({
    outbox: new DatabaseOutbox({ knex }),
    notify: new BackstageNotify({ notifications }),
    signals: new RequestSignals({ signals }),
    logger,
  });
  const store = new DatabaseRequestStore({
    knex,
    logger,
    committed: () => relay.soon(),
  });
  return { relay, store };
}

export interface RequestsDependencies {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  callers: CallerService;
  catalog: CatalogService;
  logger: LoggerService;
  model: ModelService;
  need: ExceptionNeed;
  policy: RequestPolicy;
  reach: SurveyStore;
  relay: OutboxRelay;
  scheduler: SchedulerService;
  store: DatabaseRequestStore;
}

/** All of requests, put together: what people, agents and time do with them. */
export async function createRequests(dependencies: RequestsDependencies) {
  const requests = new DefaultRequestsService(dependencies);
  const answers = new RequestAnswers({ ...dependencies, requests });
  registerRequestActions({ ...dependencies, answers, requests });
  await scheduleRequestTasks({ ...dependencies, requests });
  return {
    requests,
    routes: [
      ...requestsRoutes({ ...dependencies, answers, requests }),
      ...auditRoutes({ ...dependencies, requests }),
    ],
  };
}
