import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  MembersOf,
  OperatingModel,
  RequestDraft,
  RequestPolicy,
  RouteResult,
  entityOfSubject,
  routeRequest,
} from 'backstage-plugin-operating-model-common';
import { ModelService } from '../model/ModelService';

export const membersIn =
  (model: OperatingModel): MembersOf =>
  ref =>
    model.parties.get(ref)?.memberRefs ?? [];

/** Where a draft goes, and how many entities it touches. */
export interface Destination {
  route: RouteResult;
  entities?: number;
}

/** Asks catalog and model where requests go, as the plugin itself: who decides does not depend on what the asker may see. */
export class RequestRouter {
  readonly #options: {
    model: ModelService;
    catalog: CatalogService;
    auth: AuthService;
    policy: RequestPolicy;
  };

  constructor(options: {
    model: ModelService;
    catalog: CatalogService;
    auth: AuthService;
    policy: RequestPolicy;
  }) {
    this.#options = options;
  }

  async destinationOf(
    draft: RequestDraft,
    about: { barred: readonly string[]; renewals: number },
  ): Promise<Destination> {
    const { model: models, policy } = this.#options;
    const entityRef = entityOfSubject(draft.subject);
    const [model, entity, entities, preApproved] = await Promise.all([
      models.current(),
      entityRef ? this.#read(entityRef) : undefined,
      this.#count(draft),
      this.#isPreApproved(draft),
    ]);
    if (entityRef && !entity) {
      return {
        route: {
          problem: {
            code: 'unroutable',
            field: 'subject.entityRef',
            message: `${entityRef} is not in the catalog`,
            remedy: 'name an entity that is there',
          },
        },
        entities: 0,
      };
    }
    return {
      route: routeRequest(model, entity, draft, {
        ...about,
        policy,
        membersOf: membersIn(model),
        preApproved,
      }),
      entities,
    };
  }

  async #read(ref: string): Promise<Entity | undefined> {
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    return catalog.getEntityByRef(ref, { credentials });
  }

  async #isPreApproved({ subject }: RequestDraft): Promise<boolean> {
    if (!('activityRef' in subject)) return false;
    const activity = await this.#read(subject.activityRef);
    return activity?.spec?.preApproved === true;
  }

  /** How many entities a draft touches; undefined for definitions, which bind as many as they may. */
  async #count(draft: RequestDraft): Promise<number | undefined> {
    if (entityOfSubject(draft.subject)) return 1;
    if (draft.kind !== 'exception' || !draft.scope) return undefined;
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    if ('entityRefs' in draft.scope) {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: draft.scope.entityRefs, fields: ['kind'] },
        { credentials },
      );
      return items.filter(Boolean).length;
    }
    const { totalItems } = await catalog.queryEntities(
      {
        query: draft.scope.appliesTo as never,
        fields: ['kind'],
        limit: 1,
      },
      { credentials },
    );
    return totalItems;
  }
}
