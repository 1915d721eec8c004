import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  checkDefinition,
  describeProblem,
  relationsOf,
} from 'backstage-plugin-operating-model-common';
import { nameOf } from './nameOf';

/**
 * Validates Activity, Runbook, ResponsibilityMatrix and Agreement entities and emits their relations. Looks at nothing but the
 * entity: the catalog runs it again every two minutes for each.
 */
export class DefinitionsProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'OperatingModelDefinitionsProcessor';
  }

  /** @throws InputError with every problem and its remedy, which the catalog shows on the entity and in its log */
  async validateEntityKind(entity: Entity): Promise<boolean> {
    const problems = checkDefinition(entity);
    if (!problems) return false;
    if (problems.length) {
      throw new InputError(
        `${nameOf(entity)} can't be understood: ${problems.map(describeProblem).join('. ')}`,
      );
    }
    return true;
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    for (const relation of relationsOf(entity))
      emit(processingResult.relation(relation));
    return entity;
  }
}
