import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Rule } from 'backstage-plugin-operating-model-common';

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
