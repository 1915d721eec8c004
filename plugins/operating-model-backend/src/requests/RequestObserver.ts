import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  FINAL_STATES,
  OperatingModel,
  REQUEST_STATES,
  RequestPolicy,
  RequestRecord,
  Surroundings,
  entityOfSubject,
  observe,
  routeRequest,
} from 'backstage-plugin-operating-model-common';
import { ModelService } from '../model/ModelService';
import { membersIn } from './RequestRouter';
import { RequestStore } from './RequestStore';

const PAGE = 100;

const OPEN = REQUEST_STATES.filter(state => !FINAL_STATES.includes(state));

/** When so many are missing at once, it is the catalog that is wrong. */
const IMPLAUSIBLE_SHARE = 0.2;
const ALWAYS_PLAUSIBLE = 4;

export interface RequestObserverOptions {
  store: RequestStore;
  model: ModelService;
  catalog: CatalogService;
  auth: AuthService;
  policy: RequestPolicy;
}

/** Looks at what has changed around open requests, and lets each tell of it. */
export class RequestObserver {
  readonly #options: RequestObserverOptions;

  constructor(options: RequestObserverOptions) {
    this.#options = options;
  }

  async observeOpen(): Promise<void> {
    const { store, model: models } = this.#options;
    const model = await models.current();
    let after: string | undefined;
    do {
      const page = await store.list({ states: OPEN }, { limit: PAGE, after });
      await this.#observe(model, page.items);
      after = page.next;
    } while (after);
  }

  async #observe(
    model: OperatingModel,
    requests: readonly RequestRecord[],
  ): Promise<void> {
    const { store } = this.#options;
    const entities = await this.#read(requests);
    const missing = [...entities.values()].filter(each => !each).length;
    const plausible =
      missing <= Math.max(ALWAYS_PLAUSIBLE, entities.size * IMPLAUSIBLE_SHARE);
    for (const request of requests) {
      const entityRef = entityOfSubject(request.content.subject);
      const entity = entityRef ? entities.get(entityRef) : undefined;
      const look = (current: RequestRecord, now: Date) =>
        observe(
          current,
          this.#surroundings(model, current, {
            now,
            entity,
            entityExists:
              entityRef && plausible ? entity !== undefined : undefined,
          }),
        );
      // Most have nothing to tell; only for the others the audit is taken.
      if (look(request, await store.now()).events.length) {
        await store.observe(request.id, look);
      }
    }
  }

  #surroundings(
    model: OperatingModel,
    request: RequestRecord,
    seen: { now: Date; entity?: Entity; entityExists?: boolean },
  ): Surroundings {
    const membersOf = membersIn(model);
    const { entity, entityExists, now } = seen;
    const route = routeRequest(model, entity, request.content, {
      policy: this.#options.policy,
      membersOf,
      barred: [],
      renewals: request.renewals,
    });
    return {
      now,
      membersOf,
      entityExists,
      revision: 'routing' in route ? route.routing.revision : undefined,
      escalateTo: ref =>
        model.ancestorsOf(ref).find(above => membersOf(above).length > 0),
    };
  }

  /** The entities of requests by reference; undefined for those that are not there. */
  async #read(
    requests: readonly RequestRecord[],
  ): Promise<Map<string, Entity | undefined>> {
    const { auth, catalog } = this.#options;
    const refs = [
      ...new Set(
        requests.flatMap(
          ({ content }) => entityOfSubject(content.subject) ?? [],
        ),
      ),
    ];
    if (refs.length === 0) return new Map();
    const credentials = await auth.getOwnServiceCredentials();
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: refs },
      { credentials },
    );
    return new Map(refs.map((ref, index) => [ref, items[index]]));
  }
}
