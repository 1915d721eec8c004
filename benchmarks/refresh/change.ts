import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';

/** Of so many entities one changes, as it does in a catalog between two passes. */
const ONE_IN = 100;

/** Has the catalog change some of its components, each time others: each is at another point of its life. */
export function createChange(catalogKnex: Knex) {
  let ids: string[] | undefined;
  let offset = 0;
  return async () => {
    ids ??= await catalogKnex('final_entities')
      .where('entity_ref', 'like', 'component:%')
      .orderBy('entity_ref')
      .pluck('entity_id');
    offset = (offset + 1) % ONE_IN;
    const chosen = ids!.filter((_, at) => at % ONE_IN === offset);
    await catalogKnex.transaction(async trx => {
      for (const entity_id of chosen) {
        const { final_entity } = await trx('final_entities')
          .where({ entity_id })
          .first('final_entity');
        const entity: Entity = JSON.parse(final_entity);
        const spec = entity.spec ?? {};
        const lifecycle =
          spec.lifecycle === 'production' ? 'deprecated' : 'production';
        const changed = { ...entity, spec: { ...spec, lifecycle } };
        await trx('final_entities')
          .where({ entity_id })
          .update({ final_entity: JSON.stringify(changed) });
      }
    });
  };
}
