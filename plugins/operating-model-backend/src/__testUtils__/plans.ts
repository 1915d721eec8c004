import { Knex } from 'knex';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[];
}

/** How PostgreSQL answers one statement. */
export interface Plan {
  sql: string;
  /** Tables that are read through from one end to the other. */
  readThrough: string[];
  /** Kinds of steps. */
  nodes: string[];
  blocks: number;
}

const nodesOf = (node: PlanNode): PlanNode[] => [
  node,
  ...(node.Plans ?? []).flatMap(nodesOf),
];

/** How PostgreSQL answers all that `work` reads; what it writes is left out. */
export async function plansOf(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<Plan[]> {
  const asked: { sql: string; bindings: Knex.RawBinding[] }[] = [];
  const listen = (query: (typeof asked)[number]) => asked.push(query);
  knex.on('query', listen);
  await work();
  knex.removeListener('query', listen);
  const plans: Plan[] = [];
  for (const { sql, bindings } of asked) {
    if (!/^\s*(select|with)/i.test(sql)) continue;
    const { rows } = await knex.raw(
      `explain (analyze, buffers, format json) ${sql.replace(/\$\d+/g, '?')}`,
      bindings,
    );
    const root: PlanNode = rows[0]['QUERY PLAN'][0].Plan;
    const nodes = nodesOf(root);
    plans.push({
      sql,
      readThrough: nodes.flatMap(node =>
        node['Node Type'].endsWith('Seq Scan')
          ? (node['Relation Name'] ?? [])
          : [],
      ),
      nodes: nodes.map(node => node['Node Type']),
      blocks: root['Shared Hit Blocks'] + root['Shared Read Blocks'],
    });
  }
  return plans;
}
