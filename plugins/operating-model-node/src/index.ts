/**
 * Extension points of Operating Model for Backstage.
 *
 * @packageDocumentation
 */
export {
  operatingModelRulesExtensionPoint,
  type OperatingModelRulesExtensionPoint,
} from './extensionPoints';
export * from './permissionRules';
