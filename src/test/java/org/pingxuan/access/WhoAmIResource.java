package org.pingxuan.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** One address for each role, and one that asks for a unit. */
@Path("/api/v1/test-of-roles")
public class WhoAmIResource {

    @Inject
    CurrentCaller current;

    @GET
    @Path("/intake")
    @RolesAllowed(Roles.INTAKE)
    public String intake() {
        return current.caller().name();
    }

    @GET
    @Path("/policy")
    @RolesAllowed(Roles.POLICY)
    public String policy() {
        return current.caller().name();
    }

    @GET
    @Path("/approver")
    @RolesAllowed(Roles.APPROVER)
    public String approver() {
        return current.caller().name();
    }

    @GET
    @Path("/reviewer")
    @RolesAllowed(Roles.REVIEWER)
    public String reviewer() {
        return current.caller().name();
    }

    @GET
    @Path("/auditor")
    @RolesAllowed(Roles.AUDITOR)
    public String auditor() {
        return current.caller().name();
    }

    @GET
    @Path("/admin")
    @RolesAllowed(Roles.ADMIN)
    public String admin() {
        return current.caller().name();
    }

    @GET
    @Path("/units/{unit}")
    @RolesAllowed(Roles.INTAKE)
    public String unit(@PathParam("unit") String unit) {
        return current.mustSubmitFor(unit).name();
    }
}
