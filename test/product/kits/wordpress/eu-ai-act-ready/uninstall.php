<?php
global $wpdb;
$wpdb->delete( $wpdb->postmeta, array( 'meta_key' => '_euaiactready_ai_content' ) );
