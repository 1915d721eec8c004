/**
 * The pure core of Operating Model for Backstage.
 *
 * @packageDocumentation
 */
export * from './kinds';
export * from './model';
export * from './coverage';
export * from './policies';
export * from './rules';
export * from './api';
export * from './tables';
export * from './whatIf';
export * from './requests';
export {
  RESOURCE_TYPE_OPERATING_MODEL_REQUEST,
  operatingModelAdminPermission,
  operatingModelPermissions,
  operatingModelReadPermission,
  operatingModelRequestCreatePermission,
  operatingModelRequestDecidePermission,
  operatingModelRequestManagePermission,
  operatingModelRequestPermissions,
  operatingModelRequestReadPermission,
  operatingModelRunbookRunCreatePermission,
  operatingModelScorecardRefreshPermission,
  operatingModelTargetManagePermission,
} from './permissions';
