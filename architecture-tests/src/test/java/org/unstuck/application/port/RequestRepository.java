package org.unstuck.application.port;

interface RequestRepository {}
