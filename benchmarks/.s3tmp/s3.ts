import Knex from 'knex';
import { DatabaseScorecardStore } from '../../plugins/operating-model-backend/src/scorecard/DatabaseScorecardStore';
import { compileOperatingModel, createEvaluator } from 'backstage-plugin-operating-model-common';
const N = Number(process.argv[2] ?? 200000);
(async () => {
  const knex = Knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true });
  await knex.migrate.latest({ directory: '/work/main/plugins/operating-model-backend/migrations' });
  const store = new DatabaseScorecardStore({ knex });
  const def = (kind: string, name: string, spec: object, apiVersion = 'operating-model/v1alpha1', annotations = {}) => ({ apiVersion, kind, metadata: { name, annotations }, spec }) as any;
  const defs = [];
  for (let g = 0; g < 300; g++) defs.push(def('Group', `g${g}`, { parent: g ? `g${g % 10}` : undefined, children: [] }, 'backstage.io/v1alpha1'));
  for (let a = 0; a < 6; a++) defs.push(def('Activity', `a${a}`, { type: 'x', risk: 'medium', appliesTo: { kind: 'Component' } }));
  for (let r = 0; r < 60; r++) defs.push(def('Runbook', `r${r}`, { type: 'runbook', owner: `g${r}`, source: 'https://x.example.com/a.md', activities: [`a${r % 6}`], appliesTo: { 'spec.type': `t${r % 20}` } }));
  const model = compileOperatingModel(defs, { now: new Date() });
  const ev = createEvaluator(model);
  const comp = (i: number, inline: boolean) => def('Component', `c${i}`, { type: `t${i % 40}`, owner: `g${i % 300}` }, 'backstage.io/v1alpha1', inline ? { 'operating-model/runbook': `https://wiki.example.com/${i}` } : {});
  for (const inline of [false, true]) {
    await knex('scorecard_entities').delete();
    await store.begin();
    for (let at = 0; at < N; at += 2000) await store.stage(Array.from({ length: Math.min(2000, N - at) }, (_, i) => ev(comp(at + i, inline))));
    await store.publish({ rollUps: [], gone: [], computedAt: new Date().toISOString() });
    const time = async (name: string, f: () => Promise<unknown>) => { const t = performance.now(); const r: any = await f(); console.log(inline ? 'inline' : 'shared', name, Math.round(performance.now() - t), 'ms', r?.length ?? r?.size ?? ''); };
    await time('alikeCells', () => store.alikeCells({}));
    await time('alikeCells group', () => store.alikeCells({ ownerRefs: ['group:default/g7'] }));
    await time('ownerSums activity', () => store.ownerSums('activity:default/a1'));
    for (let k = 0; k < 3; k++) await time('replace one', () => store.replace(ev(comp(k, !inline)), { ancestorsOf: model.ancestorsOf, computedAt: new Date().toISOString() }));
  }
  await knex.destroy();
})();
