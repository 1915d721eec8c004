/**
 * The same plugin for apps on the old frontend system.
 *
 * @packageDocumentation
 */
export {
  EntityActivityCard,
  EntityAgreementCard,
  EntityOperationsContent,
  EntityResponsibilitiesCard,
  EntityResponsibilityMatrixCard,
  EntityRunbookCard,
  EntityWhoToCallCard,
  isOperated,
  operatingModelPlugin,
} from './legacyPlugin';
export {
  operatingModelApiRef,
  type OperatingModelApi,
} from './api/OperatingModelApi';
export { operatingModelTranslationRef } from './translation';
