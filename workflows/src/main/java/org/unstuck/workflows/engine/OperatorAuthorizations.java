package org.unstuck.workflows.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * What operators may do: look, retry, suspend and cancel. Never deploy or store a filter, since both carry expressions,
 * which are code.
 */
final class OperatorAuthorizations {

    private final AuthorizationService authorizationService;

    OperatorAuthorizations(AuthorizationService authorizationService) {
        this.authorizationService = authorizationService;
    }

    void grant() {
        grant(Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(Resources.DEPLOYMENT, ANY, Permissions.READ);
        grant(Resources.BATCH, ANY, BatchPermissions.READ);
        grant(
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.SUSPEND,
                ProcessDefinitionPermissions.SUSPEND_INSTANCE,
                ProcessDefinitionPermissions.DELETE_INSTANCE);
    }

    private void grant(Resource resource, String resourceId, Permission... permissions) {
        boolean granted = authorizationService
                        .createAuthorizationQuery()
                        .groupIdIn(Operators.GROUP)
                        .resourceType(resource)
                        .resourceId(resourceId)
                        .count()
                > 0;
        if (!granted) {
            Authorization authorization = authorizationService.createNewAuthorization(AUTH_TYPE_GRANT);
            authorization.setGroupId(Operators.GROUP);
            authorization.setResource(resource);
            authorization.setResourceId(resourceId);
            authorization.setPermissions(permissions);
            authorizationService.saveAuthorization(authorization);
        }
    }
}
