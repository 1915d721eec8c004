/**
 * Extension points of Operating Model for Backstage.
 *
 * @packageDocumentation
 */
export {
  operatingModelCriteriaExtensionPoint,
  operatingModelRulesExtensionPoint,
  type OperatingModelCriteriaExtensionPoint,
  type OperatingModelRulesExtensionPoint,
} from './extensionPoints';
export * from './permissionRules';
