export {
  createOperatingModelRequestConditionalDecision,
  operatingModelRequestConditions,
  operatingModelRequestRules,
} from './conditionExports';
export {
  operatingModelRequestResourceRef,
  valuesOfRequest,
  type RequestCondition,
} from './resource';
export {
  forEntityOwnedBy,
  inRequestingGroup,
  isApprover,
  isRequester,
} from './rules';
