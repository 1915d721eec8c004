/* What a command takes, beside the statements of its transaction and nothing else. */
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DEFAULT_REQUEST_POLICY } from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { CatalogModelService } from '../../plugins/operating-model-backend/src/model/CatalogModelService';
import { DatabaseRequestStore } from '../../plugins/operating-model-backend/src/requests/DatabaseRequestStore';
import { DefaultRequestsService } from '../../plugins/operating-model-backend/src/requests/DefaultRequestsService';
import { createRandom } from '../lib/random';
import { summarize } from '../lib/statistics';
import { createStructure } from '../organization/structure';
import { DECIDERS, ME } from './stored';

/** So many commands make one round. */
const COMMANDS = 30;

const deciders: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'deciders', namespace: 'default' },
    spec: { type: 'team', children: [], members: ['mock'] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'mock', namespace: 'default' },
    spec: { memberOf: ['deciders'] },
  },
];

interface Statement {
  sql: string;
  bindings: Knex.RawBinding[];
}

export interface CommandRound {
  own: number;
  bare: number;
  /** Of the command, in its transaction and beside it. */
  statements: number;
  inTransaction: number;
}

/** Answers at once; the stand-in of the test utilities sorts all its entities anew for each question. */
function instantCatalog(entities: Entity[]) {
  const byRef = new Map(
    entities.map(entity => [stringifyEntityRef(entity), entity]),
  );
  return Object.assign(catalogServiceMock({ entities }), {
    getEntityByRef: async (ref: string) => byRef.get(ref),
    getEntitiesByRefs: async ({ entityRefs }: { entityRefs: string[] }) => ({
      items: entityRefs.map(ref => byRef.get(ref)),
    }),
  });
}

/** @param twin - a database that is in the same state, where the same statements are run again */
export async function createCommands(knex: Knex, twin: Knex) {
  const { entities } = createStructure(createRandom(3));
  const logger = mockServices.rootLogger({ level: 'none' });
  const auth = mockServices.auth();
  const catalog = instantCatalog([...entities, ...deciders]);
  const store = new DatabaseRequestStore({ knex, logger });
  const service = new DefaultRequestsService({
    store,
    model: new CatalogModelService({ catalog, auth, logger }),
    catalog,
    auth,
    policy: DEFAULT_REQUEST_POLICY,
  });
  const caller = {
    actor: { userRef: ME, ownershipRefs: [ME, DECIDERS], isAdmin: false },
    credentials: mockCredentials.user(),
  };
  const toDecide = { userRef: ME, refs: [ME] };
  let after: string | undefined;

  async function command(): Promise<CommandRound> {
    const { items, next } = await store.list({ toDecide }, { limit: 1, after });
    after = next;
    const [request] = items;
    const asked: (Statement & { within: boolean })[] = [];
    const listen = (query: Statement & { __knexTxId?: string }) =>
      asked.push({
        sql: query.sql,
        bindings: query.bindings,
        within: query.__knexTxId !== undefined,
      });
    knex.on('query', listen);
    const started = performance.now();
    await service.command(caller, {
      id: request.id,
      version: request.version,
      body: { command: 'approve' },
    });
    const own = performance.now() - started;
    knex.removeListener('query', listen);
    const counted = asked.filter(
      ({ sql }) => !/^(begin|commit|rollback)/i.test(sql),
    );
    const transaction = counted.filter(({ within }) => within);
    const again = performance.now();
    await twin.transaction(async trx => {
      for (const { sql, bindings } of transaction) {
        await trx.raw(sql.replace(/\$\d+/g, '?'), bindings);
      }
    });
    return {
      own,
      bare: performance.now() - again,
      statements: counted.length,
      inTransaction: transaction.length,
    };
  }

  /** Approves one request after another. The median of each, lest one that had to wait for another program decides. */
  async function round(): Promise<CommandRound> {
    const all: CommandRound[] = [];
    for (let number = 0; number < COMMANDS; number++) {
      all.push(await command());
    }
    const median = (value: (each: CommandRound) => number) =>
      summarize(all.map(value)).median;
    return {
      own: median(({ own }) => own),
      bare: median(({ bare }) => bare),
      statements: median(({ statements }) => statements),
      inTransaction: median(({ inTransaction }) => inTransaction),
    };
  }
  return { round };
}
