/** Camunda Cockpit for operators, and nothing else of Camunda for anybody. */
@NullMarked
package org.unstuck.workflows.cockpit;

import org.jspecify.annotations.NullMarked;
