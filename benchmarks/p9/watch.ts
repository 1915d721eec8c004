import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect } from 'node:net';
import { CatalogProcessor } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { DefinitionsProcessor } from '../../plugins/catalog-backend-module-operating-model/src/DefinitionsProcessor';
import { OwnershipProcessor } from '../../plugins/catalog-backend-module-operating-model/src/OwnershipProcessor';

/** What was done from within our processors, however deep and however late. */
export interface Seen {
  calls: number;
  statements: number;
  connections: number;
}

const STEPS = [
  'preProcessEntity',
  'validateEntityKind',
  'postProcessEntity',
] as const;

/** Counts the SQL statements and network connections that come out of the processors while `work` is under way. */
export async function watchProcessors(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<Seen> {
  const seen: Seen = { calls: 0, statements: 0, connections: 0 };
  const within = new AsyncLocalStorage<true>();
  const onConnection = () => {
    if (within.getStore()) seen.connections += 1;
  };
  const restore = [DefinitionsProcessor, OwnershipProcessor].flatMap(
    ({ prototype }) =>
      STEPS.map(step => {
        const processor = prototype as CatalogProcessor;
        const original = processor[step] as (
          ...args: unknown[]
        ) => Promise<any>;
        if (!original) return () => {};
        processor[step] = function watched(...args: unknown[]) {
          seen.calls += 1;
          return within.run(true, () => original.apply(this, args));
        };
        return () => {
          (processor[step] as unknown) = original;
        };
      }),
  );
  knex.on('query', () => {
    if (within.getStore()) seen.statements += 1;
  });
  subscribe('net.client.socket', onConnection);
  try {
    await checkThatItSees(seen, knex, within);
    await work();
    return seen;
  } finally {
    unsubscribe('net.client.socket', onConnection);
    restore.forEach(each => each());
  }
}

/** A watch that sees nothing because it is blind would prove nothing. */
async function checkThatItSees(
  seen: Seen,
  knex: Knex,
  within: AsyncLocalStorage<true>,
) {
  await within.run(true, async () => {
    await knex.raw('SELECT 1');
    await new Promise(done => connect(1, '127.0.0.1').on('error', done));
  });
  if (seen.statements !== 1 || seen.connections < 1) {
    throw new Error(
      `The watch does not see what happens: ${JSON.stringify(seen)}`,
    );
  }
  seen.statements = 0;
  seen.connections = 0;
}
