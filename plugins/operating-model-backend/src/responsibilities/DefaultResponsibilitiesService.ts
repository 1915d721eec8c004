import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
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
import { hiddenFrom } from '../catalog';
import { Evaluation } from '../scorecard/Evaluation';
import { ActiveExceptions } from '../requests/ActiveExceptions';
import { ModelService } from '../model/ModelService';
import {
  EntityQuestion,
  ResponsibilitiesService,
} from './ResponsibilitiesService';

export interface DefaultResponsibilitiesServiceOptions {
  model: ModelService;
  catalog: CatalogService;
  policies: readonly OwnershipPolicy[];
  exceptions: ActiveExceptions;
  evaluation: Evaluation;
}

/** Resolves with the model, which sees everything, and cuts the answer down to what the catalog lets the caller see. */
export class DefaultResponsibilitiesService implements ResponsibilitiesService {
  readonly #model: ModelService;
  readonly #catalog: CatalogService;
  readonly #policies: readonly OwnershipPolicy[];
  readonly #exceptions: ActiveExceptions;
  readonly #evaluation: Evaluation;

  constructor({
    model,
    catalog,
    policies,
    exceptions,
    evaluation,
  }: DefaultResponsibilitiesServiceOptions) {
    this.#exceptions = exceptions;
    this.#evaluation = evaluation;
    this.#model = model;
    this.#catalog = catalog;
    this.#policies = policies;
  }

  async describe(question: EntityQuestion) {
    const [model, entity] = await this.#read(question);
    const runbooks = model
      .responsibilitiesOf(entity)
      .flatMap(each => each.runbooks);
    const [excuses, judging] = await Promise.all([
      this.#exceptions.lookup(model, question.entityRef),
      this.#evaluation.options(runbooks),
    ]);
    const answer = describeEntity(model, entity, {
      ...judging,
      levels: this.#evaluation.settings.levels,
      policies: this.#policies,
      exceptionsOf: excuses.ofCells,
    });
    return withoutHidden(
      answer,
      await this.#hidden(
        question.credentials,
        model,
        refsOfEntityAnswer(answer),
      ),
    );
  }

  async whoToCall(question: EntityQuestion & { activityRef?: string }) {
    const [model, entity] = await this.#read(question);
    const { activityRef, credentials } = question;
    const answer = describeWho(model, entity, activityRef);
    const hidden = await this.#hidden(credentials, model, refsOfWho(answer));
    if (
      activityRef &&
      (!model.activities.has(activityRef) || hidden.has(activityRef))
    ) {
      throw new NotFoundError(`No activity ${activityRef} in the catalog`);
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
      throw new NotFoundError(`No entity ${entityRef} in the catalog`);
    return [model, entity];
  }

  #hidden(
    credentials: BackstageCredentials,
    model: OperatingModel,
    refs: string[],
  ) {
    return hiddenFrom(credentials, { catalog: this.#catalog, model, refs });
  }
}
