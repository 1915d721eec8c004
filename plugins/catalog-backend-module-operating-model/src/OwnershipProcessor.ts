import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  CatalogConfig,
  policyViolations,
} from 'backstage-plugin-operating-model-common';
import { nameOf } from './nameOf';

export interface OwnershipProcessorOptions extends CatalogConfig {
  logger: LoggerService;
}

/** Replaces foreign owner names by groups, and holds entities against the ownership policies. */
export class OwnershipProcessor implements CatalogProcessor {
  readonly #options: OwnershipProcessorOptions;

  constructor(options: OwnershipProcessorOptions) {
    this.#options = options;
  }

  getProcessorName(): string {
    return 'OperatingModelOwnershipProcessor';
  }

  async preProcessEntity(entity: Entity): Promise<Entity> {
    const owner = entity.spec?.owner;
    const group =
      typeof owner === 'string'
        ? this.#options.ownerAliases.get(owner)
        : undefined;
    return group
      ? { ...entity, spec: { ...entity.spec, owner: group } }
      : entity;
  }

  /** Runs when the entity is known to be well-formed, so that a policy never hides a plainer fault. */
  async postProcessEntity(
    entity: Entity,
    location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    const { policies, logger } = this.#options;
    const violations = policyViolations(policies, entity);
    if (violations.length === 0) return entity;
    const describe = (mode: string) =>
      violations
        .filter(violation => violation.mode === mode)
        .map(
          ({ policy, message, remedy }) =>
            `the policy "${policy}" is not met: ${message}; ${remedy}`,
        )
        .join('. ');
    const refused = describe('enforce');
    if (refused) {
      emit(
        processingResult.inputError(location, `${nameOf(entity)}: ${refused}`),
      );
    }
    const reported = describe('report');
    // The entity's page shows it; the log would repeat it every two minutes.
    if (reported) logger.debug(`${nameOf(entity)}: ${reported}`);
    return entity;
  }
}
