import { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Finding,
  OperatingModel,
  Rule,
  RuleSettings,
  lint,
} from 'backstage-plugin-operating-model-common';
import { LOOKUP_SIZE } from '../catalog';
import { chunksOf } from '../chunksOf';

export interface DefinitionFindingsOptions {
  auth: AuthService;
  catalog: CatalogService;
  rules: readonly Rule[];
  settings: RuleSettings;
}

/** What the rules say about definitions: worked out once for each model, when somebody asks. */
export class DefinitionFindings {
  readonly #options: DefinitionFindingsOptions;
  readonly #byModel = new WeakMap<OperatingModel, Promise<Finding[]>>();

  constructor(options: DefinitionFindingsOptions) {
    this.#options = options;
  }

  /** In the order of findings. */
  of(model: OperatingModel): Promise<Finding[]> {
    const known = this.#byModel.get(model);
    if (known) return known;
    const found = this.#lint(model);
    this.#byModel.set(model, found);
    // What failed is tried again by the next who asks.
    found.catch(() => this.#byModel.delete(model));
    return found;
  }

  async #lint(model: OperatingModel): Promise<Finding[]> {
    const { rules, settings } = this.#options;
    const there = await this.#entitiesNamedBy(model);
    return lint(model, { rules, settings, exists: ref => there.has(ref) });
  }

  /** Of the entities that runbooks list, those that exist; the model holds the other kinds that definitions name. */
  async #entitiesNamedBy(model: OperatingModel): Promise<Set<string>> {
    const { auth, catalog } = this.#options;
    const named = [...model.runbooks.values()]
      .flatMap(({ entityRefs }) => entityRefs)
      .filter(ref => model.has(ref) === undefined);
    const there = new Set<string>();
    for (const entityRefs of chunksOf([...new Set(named)], LOOKUP_SIZE)) {
      const { items } = await catalog.getEntitiesByRefs(
        {
          entityRefs,
          fields: ['kind', 'metadata.namespace', 'metadata.name'],
        },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      for (const item of items) if (item) there.add(stringifyEntityRef(item));
    }
    return there;
  }
}
