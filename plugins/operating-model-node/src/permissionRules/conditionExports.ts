import { createConditionExports } from '@backstage/plugin-permission-node';
import { operatingModelRequestResourceRef } from './resource';
import {
  forEntityOwnedBy,
  inRequestingGroup,
  isApprover,
  isRequester,
} from './rules';

const rules = { isRequester, isApprover, inRequestingGroup, forEntityOwnedBy };

/** All rules about requests, for who registers them. @public */
export const operatingModelRequestRules = Object.values(rules);

const exported = createConditionExports({
  resourceRef: operatingModelRequestResourceRef,
  rules,
});

/** The conditions that a permission policy may make. @public */
export const operatingModelRequestConditions = exported.conditions;

/** @public */
export const createOperatingModelRequestConditionalDecision =
  exported.createConditionalDecision;
