/**
 * The same plugin for apps on the old frontend system.
 *
 * @packageDocumentation
 */
export {
  EntityActivityCard,
  EntityAgreementCard,
  EntityAnswersForCard,
  EntityOperationsContent,
  EntityResponsibilitiesCard,
  EntityResponsibilityMatrixCard,
  EntityRunbookCard,
  EntityRunbookCoverageCard,
  EntityScorecardContent,
  EntityWhoToCallCard,
  OperatingModelPage,
  TeamScores,
  isOperated,
  operatingModelPlugin,
} from './legacyPlugin';
export {
  operatingModelApiRef,
  type OperatingModelApi,
} from './api/OperatingModelApi';
export { operatingModelTranslationRef } from './translation';
