export {
  policyViolations,
  readCatalogConfig,
  type CatalogConfig,
  type OwnershipPolicy,
  type PolicyViolation,
  type Requirement,
} from './policies';
