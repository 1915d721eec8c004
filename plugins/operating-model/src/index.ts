/**
 * Who does what, with which runbook, and whom to call: the frontend of Operating Model for Backstage.
 *
 * @packageDocumentation
 */
export { operatingModelPlugin as default } from './plugin';
export {
  operatingModelApiRef,
  type OperatingModelApi,
} from './api/OperatingModelApi';
export { OperatingModelClient } from './api/OperatingModelClient';
export { operatingModelTranslationRef } from './translation';
