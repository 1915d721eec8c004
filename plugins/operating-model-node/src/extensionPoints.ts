import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Criterion, Rule } from 'backstage-plugin-operating-model-common';

/** Lets modules add rules of their own. @public */
export interface OperatingModelRulesExtensionPoint {
  /**
   * Adds rules; config may then set their severity and parameters like those of the built-in ones.
   *
   * @throws Error when a rule of that id is there already
   */
  addRules(...rules: Rule[]): void;
}

/** @public */
export const operatingModelRulesExtensionPoint =
  createExtensionPoint<OperatingModelRulesExtensionPoint>({
    id: 'operating-model.rules',
  });

/** Lets modules add criteria that runbooks are judged by. @public */
export interface OperatingModelCriteriaExtensionPoint {
  /**
   * Adds criteria; config may then set their weights and the day from which on they count, like those of the built-in ones.
   *
   * @throws Error when a criterion of that id is there already
   */
  addCriteria(...criteria: Criterion[]): void;
}

/** @public */
export const operatingModelCriteriaExtensionPoint =
  createExtensionPoint<OperatingModelCriteriaExtensionPoint>({
    id: 'operating-model.criteria',
  });
