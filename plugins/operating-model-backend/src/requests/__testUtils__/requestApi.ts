import {
  TestDatabaseId,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  BackendFeature,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { parseAllDocuments } from 'yaml';
import { emptyDatabase, startApi } from '../../__testUtils__/startApi';
import { changingCatalog } from './changingCatalog';

/** Sam and Ann are the shop, which lies below the company; Boss is of the company. The shop has no runbook. */
export const shopOrganization = () =>
  parseAllDocuments(`
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: shop, title: The Shop }
spec: { type: team, parent: company, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: company, title: The Company }
spec: { type: company, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: sam }
spec: { profile: { displayName: Sam Sample }, memberOf: [shop] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: ann }
spec: { memberOf: [shop] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: boss }
spec: { memberOf: [company] }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: tax, title: Tax rates }
spec: { type: service, lifecycle: production, owner: shop }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: cart }
spec: { type: service, lifecycle: production, owner: shop }
---
apiVersion: operating-model/v1alpha1
kind: Activity
metadata: { name: deploy, title: Deploy }
spec: { type: deployment, risk: low, owner: shop, appliesTo: { kind: Component } }
---
apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata: { name: operations, title: Operations }
spec: { owner: shop, rows: [{ activity: deploy, accountable: $owner, responsible: [$owner] }] }
`).map(document => document.toJS() as Entity);

/** Covers the cell of an entity in every respect. */
export const soundRunbook = (entity: string): Entity => ({
  apiVersion: 'operating-model/v1alpha1',
  kind: 'Runbook',
  metadata: { name: `deploy-${entity}`, description: 'It runs anew.' },
  spec: {
    type: 'runbook',
    owner: 'shop',
    description: 'How to deploy',
    source: `https://runbooks.example.com/${entity}.md`,
    tools: ['the pipeline'],
    permissions: ['none'],
    updated: new Date().toISOString().slice(0, 10),
    activities: ['deploy'],
    entities: [entity],
    escalation: 'company',
    author: 'user:sam',
    validated: { on: new Date().toISOString().slice(0, 10), by: 'user:ann' },
    review: {
      last: new Date().toISOString().slice(0, 10),
      every: 'P1Y',
    },
  },
});

const DAY = 86_400_000;

export const inDays = (count: number) =>
  new Date(Date.now() + count * DAY).toISOString();

export function exceptionBody(changes: Record<string, unknown> = {}) {
  return {
    kind: 'exception',
    subject: { type: 'cell', entityRef: 'tax', activityRef: 'deploy' },
    title: 'No runbook yet',
    justification: 'It is being written',
    benefits: 'b',
    risks: 'r',
    risk: 'low',
    category: 'waiver',
    validFrom: inDays(-1),
    validTo: inDays(20),
    ...changes,
  };
}

/** The plugin with a catalog that the test changes, and whatever it tells others. */
export async function startRequestApi(
  databaseId: TestDatabaseId,
  options: {
    hidden?: Record<string, string[]>;
    operatingModel?: JsonObject;
    /** That of another replica, or of the time before a restart. */
    knex?: Knex;
    features?: BackendFeature[];
  } = {},
) {
  const { hidden = {}, operatingModel, features = [] } = options;
  const { catalog, state } = changingCatalog(shopOrganization(), hidden);
  const auditor = mockServices.auditor.mock();
  const trail: { event: string; outcome: string; meta?: object }[] = [];
  auditor.createEvent.mockImplementation(async ({ eventId, meta }) => ({
    success: async about => {
      trail.push({
        event: eventId,
        outcome: 'done',
        meta: { ...meta, ...about?.meta },
      });
    },
    fail: async ({ error }) => {
      trail.push({ event: eventId, outcome: error.name, meta });
    },
  }));
  const published: JsonObject[] = [];
  const signals = createServiceFactory({
    service: signalsServiceRef,
    deps: {},
    factory: () => ({
      publish: async (signal: object) => {
        published.push(signal as JsonObject);
      },
    }),
  });
  const actions = actionsRegistryServiceMock();
  const registry = createServiceFactory({
    service: actionsRegistryServiceRef,
    deps: {},
    factory: () => actions,
  });
  const knex = options.knex ?? (await emptyDatabase(databaseId));
  const api = await startApi({
    catalog,
    knex,
    operatingModel,
    features: [auditor.factory, signals, registry, ...features],
  });
  const as = (name: string) =>
    mockCredentials.user.header(`user:default/${name}`);
  async function create(who: string, body: object) {
    const answer = await api.post('/requests', as(who)).send(body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  }
  /** Gives a command, with the version that the request has. */
  async function give(who: string, id: string, command: object) {
    const { body } = await api.get(`/requests/${id}`, as(who));
    return api
      .post(`/requests/${id}/commands`, as(who))
      .set('If-Match', `"${body.version}"`)
      .send(command);
  }
  /** An exception that is active. */
  async function excuse(
    changes: Record<string, unknown> = {},
  ): Promise<string> {
    const { id } = await create('sam', exceptionBody(changes));
    for (const [who, command] of [
      ['sam', 'submit'],
      ['ann', 'approve'],
    ]) {
      const answer = await give(who, id, { command });
      if (answer.status !== 200) throw new Error(answer.text);
    }
    return id;
  }
  const read = async (path: string, who = 'sam') => {
    const answer = await api.get(path, as(who));
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };
  return {
    ...api,
    actions,
    as,
    create,
    excuse,
    give,
    knex,
    published,
    read,
    state,
    trail,
    without: (ref: string) => {
      state.entities = state.entities.filter(
        entity => stringifyEntityRef(entity) !== ref,
      );
    },
  };
}
