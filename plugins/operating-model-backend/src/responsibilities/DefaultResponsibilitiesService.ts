import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  OperatingModel,
  OwnershipPolicy,
  describeEntity,
  describeWho,
  refsOfEntityAnswer,
  refsOfWho,
  withoutHidden,
  whoWithoutHidden,
} from 'backstage-plugin-operating-model-common';
import { ModelService } from '../model/ModelService';
import {
  EntityQuestion,
  ResponsibilitiesService,
} from './ResponsibilitiesService';

export interface DefaultResponsibilitiesServiceOptions {
  model: ModelService;
  catalog: CatalogService;
  policies: readonly OwnershipPolicy[];
}

/** Resolves with the model, which sees everything, and cuts the answer down to what the catalog lets the caller see. */
export class DefaultResponsibilitiesService implements ResponsibilitiesService {
  readonly #model: ModelService;
  readonly #catalog: CatalogService;
  readonly #policies: readonly OwnershipPolicy[];

  constructor({
    model,
    catalog,
    policies,
  }: DefaultResponsibilitiesServiceOptions) {
    this.#model = model;
    this.#catalog = catalog;
    this.#policies = policies;
  }

  async describe(question: EntityQuestion) {
    const [model, entity] = await this.#read(question);
    const answer = describeEntity(model, entity, this.#policies);
    return withoutHidden(
      answer,
      await this.#hidden(
        model,
        refsOfEntityAnswer(answer),
        question.credentials,
      ),
    );
  }

  async whoToCall(question: EntityQuestion & { activityRef?: string }) {
    const [model, entity] = await this.#read(question);
    const { activityRef, credentials } = question;
    const answer = describeWho(model, entity, activityRef);
    const refs = refsOfWho(answer);
    const hidden = await this.#hidden(
      model,
      activityRef ? [...refs, activityRef] : refs,
      credentials,
    );
    if (
      activityRef &&
      (!model.activities.has(activityRef) || hidden.has(activityRef))
    ) {
      throw new NotFoundError(
        `No activity ${activityRef} in the catalog; see activityRef`,
      );
    }
    return whoWithoutHidden(answer, hidden);
  }

  async #read({
    entityRef,
    credentials,
  }: EntityQuestion): Promise<[OperatingModel, Entity]> {
    const [model, entity] = await Promise.all([
      this.#model.current(),
      this.#catalog.getEntityByRef(entityRef, { credentials }),
    ]);
    if (!entity)
      throw new NotFoundError(
        `No entity ${entityRef} in the catalog; see entityRef`,
      );
    return [model, entity];
  }

  /** Of what the model knows, the references that the caller may not read. */
  async #hidden(
    model: OperatingModel,
    refs: Iterable<string>,
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const known = [...new Set(refs)].filter(ref => isKnown(model, ref));
    if (known.length === 0) return new Set();
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: known,
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      },
      { credentials },
    );
    const readable = new Set(
      items
        .filter(item => item !== undefined)
        .map(item => stringifyEntityRef(item)),
    );
    return new Set(known.filter(ref => !readable.has(ref)));
  }
}

function isKnown(model: OperatingModel, ref: string): boolean {
  const { activities, runbooks, matrices, agreements, parties } = model;
  return [activities, runbooks, matrices, agreements, parties].some(map =>
    map.has(ref),
  );
}
