export { applyChanges } from './applyChanges';
export { changesToYaml } from './changesToYaml';
export { concernedOwners } from './concernedOwners';
export {
  ORGANIZATION_CHANGES,
  organizationChangeSchema,
  type OrganizationChange,
} from './organizationChange';
export { OPEN_STATES, openRequestOf } from './openRequestOf';
export { referencesTo, type PartyReference } from './referencesTo';
export * from './types';
export { whatIf } from './whatIf';
