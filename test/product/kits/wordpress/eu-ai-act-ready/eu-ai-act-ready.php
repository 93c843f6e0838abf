<?php
/**
 * Plugin Name: A stand-in for EU AI Act Ready, which deletes its meta as that does.
 */
